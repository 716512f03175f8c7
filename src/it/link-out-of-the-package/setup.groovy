// One link leads to another file of the package, which is fine, and one to a file next door. There is a release of an
// earlier build.
import java.nio.file.Files
import java.nio.file.Path

def ui = new File(basedir, 'ui').toPath()
Files.createSymbolicLink(ui.resolve('start.html'), Path.of('index.html'))
Files.createSymbolicLink(ui.resolve('passwords.txt'), Path.of('../../passwords.txt'))
new File(basedir, '../passwords.txt').text = 'secret'

def release = new File(basedir, 'target/provider/release')
release.mkdirs()
new File(release, 'checksums.txt').text = 'of the build before'
assert Files.isSymbolicLink(ui.resolve('passwords.txt'))
