// A release that somebody has spoilt.
def release = new File(basedir, 'broken/target/provider/release')
release.mkdirs()
new File(release, 'gestalt-plugin-broken_v1.0.0.tar.gz').text = 'no archive'
return true
