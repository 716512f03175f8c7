// A symbolic link must not carry a file from elsewhere into the package. What cannot be released changes nothing.

def log = new File(basedir, 'build.log').text
assert log.readLines().findAll { it.startsWith('[ERROR] manifest.yaml:') } == [
    '[ERROR] manifest.yaml:5:14: error: spec.assetRoot: ui/passwords.txt: symbolic link leads out of the package:'
    + ' it points to ../../passwords.txt  [gestalt/package-escape]'
]
assert log.contains('hint: replace the link by the file, or let it lead to a file in the package')
assert !log.contains('\tat ')

def release = new File(basedir, 'target/provider/release')
assert release.list() == ['checksums.txt']
assert new File(release, 'checksums.txt').text == 'of the build before'
