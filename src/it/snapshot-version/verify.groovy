// A snapshot of the project is a pre-release of the version that the manifest has.

def release = new File(basedir, 'target/provider/release')
def archive = new File(release, 'gestalt-plugin-weather_v1.0.0-SNAPSHOT.tar.gz')
assert ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text
    == new File(basedir, 'manifest.yaml').text.replace('version: 1.0.0', 'version: 1.0.0-SNAPSHOT')
assert new File(release, 'provider-release.yaml').text.contains('\nversion: 1.0.0-SNAPSHOT\n')
