// A Go provider becomes a static program for each platform, the same bytes from any directory, and nothing is compiled
// twice.

def log = new File(basedir, 'build.log').text
def here = new File(basedir, 'provider')
def elsewhere = new File(basedir, 'elsewhere/below/another-name')
def release = { File project -> new File(project, 'target/provider/release') }

def names = release(here).list().sort()
assert names.count { it.endsWith('.tar.gz') } == 4
assert names == release(elsewhere).list().sort()
names.each { assert new File(release(here), it).bytes == new File(release(elsewhere), it).bytes : it }

// What is in an archive, and where the manifest says the program is.
def archive = new File(release(here), 'gestalt-plugin-greeter_v0.1.0_windows_amd64.tar.gz')
assert ['tar', '-tzf', archive].execute().text.readLines() ==
    ['artifacts/windows/amd64/provider.exe', 'catalog.yaml', 'manifest.yaml']
def manifest = ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text
assert manifest.contains('artifactPath: artifacts/windows/amd64/provider.exe')
assert ['tar', '-xOzf', archive, 'catalog.yaml'].execute().text.contains('greet')
def metadata = new File(release(here), 'provider-release.yaml').text
assert metadata.contains('runtime: executable')
['darwin/arm64:', 'linux/arm64:', 'windows/amd64:'].each { assert metadata.contains(it) }

// The first and the third build compiled each platform and wrote one catalog; the second did nothing.
assert log.findAll('compiling Go').size() == 8
assert log.findAll('writing down the operations').size() == 2
assert log.findAll('up to date').size() == 4

// Each platform has its whole log, and nothing was written among the sources.
assert new File(here, 'target/provider/logs').list().contains('windows-amd64.log')
def expected = ['go.mod', 'greeting', 'manifest.yaml', 'pom.xml', 'provider.go', 'sdk', 'target']
assert elsewhere.list().sort() == expected
