// A link that stays in the project, a program among the documents, and what an editor left behind.
import java.nio.file.Files
import java.nio.file.Path

def docs = new File(basedir, 'weather/docs').toPath()
Files.createSymbolicLink(docs.resolve('history.md'), Path.of('../CHANGELOG.md'))
new File(basedir, 'weather/CHANGELOG.md').text = '# Changes\n'
new File(basedir, 'weather/docs/index.md~').text = 'old'
assert docs.resolve('deep/setup.sh').toFile().setExecutable(true)
