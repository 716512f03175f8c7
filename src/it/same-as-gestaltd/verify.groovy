// gestaltd's own releases of these manifests are in expected/, recorded with gestaltd of 2026-05-07: the same archive
// names, entries, manifest (as data) and metadata come out of Maven.
//
// httpbin and github-ui are plugins/httpbin and ui/github of github.com/valon-technologies/gestalt-providers at commit
// db45340e (Apache-2.0); the files of the UI, the OpenAPI document and the prebuilt program are made up.

def jars = []
new File(localRepositoryPath, 'org/yaml/snakeyaml').eachFileRecurse { if (it.name.endsWith('.jar')) jars << it }
def parser = new URLClassLoader([jars.first().toURI().toURL()] as URL[])
    .loadClass('org.yaml.snakeyaml.Yaml').getDeclaredConstructor().newInstance()

def archives = [
    'httpbin': 'gestalt-plugin-httpbin_v0.0.9.tar.gz',
    'openapi': 'gestalt-plugin-oa_v1.0.0.tar.gz',
    'github-ui': 'gestalt-plugin-github_v0.0.1-alpha.1.tar.gz',
    'prebuilt': 'gestalt-plugin-prebuilt_v1.0.1.tar.gz',
]
for (module in archives.keySet()) {
  def expected = new File(basedir, "${module}/expected")
  def release = new File(basedir, "${module}/target/provider/release")
  def archive = new File(release, archives[module])

  assert ['tar', '-tzf', archive].execute().text == new File(expected, 'entries.txt').text
  def manifest = ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text
  assert parser.load(manifest) == parser.load(new File(expected, 'manifest.yaml').text)

  // Our manifest keeps the author's layout, so the digest is another one. Everything else is the same text.
  def metadata = new File(expected, 'provider-release.yaml').text
  def sha256 = archive.bytes.digest('SHA-256')
  assert new File(release, 'provider-release.yaml').text == metadata.replaceAll(/sha256: \w+/, "sha256: ${sha256}")
  assert new File(release, 'checksums.txt').text == "${sha256}  ${archive.name}\n"
}
