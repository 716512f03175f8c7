// A version has three numbers, and the project's and the manifest's are one, unless the user lets the project's win.

// The path of a file names its module, as a name does before every other line.
def log = new File(basedir, 'build.log').text.replaceAll(/(?m)^(\[[A-Z]+\]) \[wrong-version-[a-z-]+\]/, '$1')
def (strict, override) = log.split('Scanning for projects').tail()
for (line in '''\
[ERROR] two-numbers/manifest.yaml:3:10: error: version: expected a semantic version of three numbers for the release, found "1.0"  [gestalt/version]
[ERROR]     hint: write "1.0.0"
[ERROR] other-than-the-project/manifest.yaml:3:10: error: version: expected the version of the release, 1.2.0, found "1.1.0"  [gestalt/version-mismatch]
[ERROR]     hint: write 1.2.0 in manifest.yaml, or 1.1.0 in pom.xml (or -Dprovider.version); provider.versionPolicy=override lets the former win
'''.readLines()) {
  assert strict.readLines().count(line) == 1
}
assert !strict.contains('\tat ')

assert override.contains('BUILD SUCCESS')
def archive = new File(basedir, 'other-than-the-project/target/provider/release/gestalt-plugin-other_v1.2.0.tar.gz')
assert ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text.contains('version: 1.2.0')
