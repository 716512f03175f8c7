def releases = new File(basedir, 'repository/com/acme/release-plugin')
['0.1.0', '0.1.1'].each { version ->
  def metadata = new File(releases, "${version}/release-plugin-${version}.yaml").text
  assert metadata.contains("\nversion: ${version}\n")
  def archive = new File(releases, "${version}/release-plugin-${version}-generic.tar.gz")
  assert ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text.contains("version: ${version} # the POM leads")
}
assert ['git', 'tag'].execute(null, new File(basedir, 'origin.git')).text.readLines() == ['weather/v0.1.0', 'weather/v0.1.1']

// After the releases the POM is at 0.1.2-SNAPSHOT and the manifest where it was: a word, and no failure.
def log = new File(basedir, 'build.log').text
assert log.contains('the release has the version of the build, 0.1.2-SNAPSHOT, which is ahead of "0.1.0"  [gestalt/version-behind]')
def release = new File(basedir, 'work/target/provider/release')
assert log.contains('manifest.yaml: version 0.2.0 in the place of 0.1.0')
assert new File(basedir, 'work/manifest.yaml').text.contains('version: 0.2.0 # the POM leads')
assert new File(release, 'provider-release.yaml').text.contains('\nversion: 0.2.0\n')
