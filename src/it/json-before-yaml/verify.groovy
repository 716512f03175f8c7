// Of two manifests in one format the server takes manifest.json, and so does the build. It says so.

def log = new File(basedir, 'build.log').text
assert log.contains(
    '[WARNING] manifest.yaml:1:1: warning: expected one manifest, found this one beside manifest.json, which wins'
    + '  [provider/several-manifests]')
assert log.contains('[INFO] manifest.json is valid (format gestalt, 1 warning)')
assert new File(basedir, 'target/provider/release').list().sort()
    == ['checksums.txt', 'gestalt-plugin-calendar_v1.0.0.tar.gz', 'provider-release.yaml']
