// Modules that are built side by side come back side by side, each by its own inputs.
def log = new File(basedir, 'build.log').text
def runs = log.split('Scanning for projects...')
assert runs.length == 3
def restored = runs.collect { it.count('the release comes from the build cache') }
assert restored == [0, 0, 3]
for (name in ['first', 'second', 'third']) {
  def release = new File(basedir, name + '/target/provider/release')
  def archive = new File(release, "gestalt-plugin-${name}_v1.0.0.tar.gz")
  assert new File(release, 'checksums.txt').text == "${archive.bytes.digest('SHA-256')}  ${archive.name}\n"
  assert new File(release, 'provider-release.yaml').text.contains(archive.bytes.digest('SHA-256'))
}
assert !log.contains('\tat ')
