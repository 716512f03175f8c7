// What a POM adds must not take the place of what belongs to the package, and not come from elsewhere. All of it is told, and
// nothing is written.

// The path of each file names its module.
def log = new File(basedir, 'build.log').text
assert log.readLines().findAll { it.contains('/pom.xml:') } == [
    '[ERROR] clash/pom.xml:1:1: error: fileSets: expected each name in the package once, found "manifest.yaml" again  [gestalt/duplicate-entry]',
    '[ERROR] clash/pom.xml:1:1: error: fileSets: expected each name in the package once, found "ui/index.html" again  [gestalt/duplicate-entry]',
    '[ERROR] link/pom.xml:1:1: error: fileSets: docs/passwords.txt: symbolic link leads out of the package: it points to'
    + ' ../../passwords.txt  [gestalt/package-escape]',
    '[ERROR] link/pom.xml:1:1: error: fileSets: docs/pipe: neither a file nor a directory, but a pipe, socket or device  [gestalt/package-escape]',
    '[ERROR] second/pom.xml:1:1: error: fileSets: expected names that mean nothing to the consumer, found "manifest.json"  [gestalt/duplicate-entry]',
]
assert log.contains('hint: leave it out with <excludes>, or give the file set a <prefix>')
assert !log.contains('\tat ')

assert new File(basedir, 'clash/target/provider/release').list() == ['checksums.txt']
assert new File(basedir, 'clash/target/provider/release/checksums.txt').text == 'of the build before'
assert !new File(basedir, 'link/target/provider/release').exists()
assert !new File(basedir, 'second/target/provider/release').exists()
