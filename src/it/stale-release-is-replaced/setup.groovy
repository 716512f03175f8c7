// What an earlier build left behind: a release of the version before.
def release = new File(basedir, 'target/provider/release')
release.mkdirs()
new File(release, 'gestalt-plugin-fresh_v0.9.0.tar.gz').text = 'old'
new File(release, 'checksums.txt').text = 'old'
assert release.list().size() == 2
