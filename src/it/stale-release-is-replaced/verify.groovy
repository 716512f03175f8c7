// The release directory holds this release alone, and nothing of the work on it is left beside.

def provider = new File(basedir, 'target/provider')
assert new File(provider, 'release').list() as Set
    == ['checksums.txt', 'gestalt-plugin-fresh_v1.0.0.tar.gz', 'provider-release.yaml'] as Set
assert new File(provider, 'release/checksums.txt').text.readLines()*.split('  ')*.last()
    == ['gestalt-plugin-fresh_v1.0.0.tar.gz']
assert provider.list() as Set == ['artifacts.json', 'build', 'maven', 'release', 'validation.json'] as Set
