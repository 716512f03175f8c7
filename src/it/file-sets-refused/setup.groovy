// Links to a file next door, and a pipe. Where names clash there is a release of an earlier build.
import java.nio.file.Files
import java.nio.file.Path

def docs = new File(basedir, 'link/docs').toPath()
Files.createSymbolicLink(docs.resolve('passwords.txt'), Path.of('../../passwords.txt'))
new File(basedir, 'passwords.txt').text = 'secret'
assert ['mkfifo', docs.resolve('pipe')].execute().waitFor() == 0

def release = new File(basedir, 'clash/target/provider/release')
release.mkdirs()
new File(release, 'checksums.txt').text = 'of the build before'
assert Files.isSymbolicLink(docs.resolve('passwords.txt'))
