// Archives whose program is missing, is another one, and is missing in the generation before.
def misses = new File(basedir, 'misses')
def today = """\
kind: cache
source: github.com/acme/providers/cache
version: 0.1.0
spec: {}
entrypoint: {artifactPath: provider}
artifacts:
  - {os: linux, arch: amd64, path: provider, sha256: ${'a' * 64}}
"""
def before = """\
source: github.com/acme/plugins/echo
version: 0.1.0
provider: {exec: {artifact_path: provider}, surfaces: {}}
artifacts:
  - {os: linux, arch: amd64, path: provider, sha256: ${'a' * 64}}
"""
new File(misses, 'manifest.yaml').text = today
new File(misses, 'plugin.yaml').text = before
new File(misses, 'provider').text = 'not that file'
def tar = { archive, String... files ->
  assert (['tar', '-czf', archive] + files.toList()).execute(null, misses).waitFor() == 0
}
tar('missing.tar.gz', 'manifest.yaml')
tar('other.tar.gz', 'manifest.yaml', 'provider')
tar('legacy.tgz', 'plugin.yaml')
return true
