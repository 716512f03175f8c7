// Providers of the plugin.yaml generation: the files that their tool made, with the author's text and nothing else.
import groovy.json.JsonSlurper

def entries = [
    'rest/support-api': ['assets/icon.svg', 'plugin.yaml', 'schemas/config.yaml'],
    'prebuilt/translator': ['bin/translator', 'plugin.json'],
    'ui/board': ['out/index.html', 'plugin.yml'],
]
for (entry in entries) {
  def (module, name) = entry.key.split('/')
  def release = new File(basedir, "${module}/target/provider/release")
  def archive = new File(release, "gestalt-plugin-${name}_v1.2.0.tar.gz")
  assert release.list().sort() == ['checksums.txt', archive.name]
  assert ['tar', '-tzf', archive].execute().text.readLines() == entry.value
  def digest = archive.bytes.digest('SHA-256')
  assert new File(release, 'checksums.txt').text == "${digest}  ${archive.name}\n"

  // Nobody reads metadata of it: the checksum list is what a build asks a repository for.
  def deployed = new File(basedir, "target/repository/com/acme/legacy-${module}/1.2.0")
  assert new File(deployed, "legacy-${module}-1.2.0-generic.tar.gz").bytes == archive.bytes
  assert new File(deployed, "legacy-${module}-1.2.0.txt").text == "${digest}  legacy-${module}-1.2.0-generic.tar.gz\n"
  def list = new JsonSlurper().parse(new File(basedir, "${module}/target/provider/artifacts.json"))
  assert list.releaseTag == "plugin/${name}/v1.2.0"
}

def archive = { module, name -> new File(basedir, "${module}/target/provider/release/gestalt-plugin-${name}_v1.2.0.tar.gz") }
assert ['tar', '-xOzf', archive('rest', 'support-api'), 'plugin.yaml'].execute().text
    == new File(basedir, 'rest/plugin.yaml').text

def manifest = new JsonSlurper().parseText(['tar', '-xOzf', archive('prebuilt', 'translator'), 'plugin.json'].execute().text)
assert manifest.artifacts[0].sha256 == new File(basedir, 'prebuilt/bin/translator').bytes.digest('SHA-256')
assert ['tar', '-tvzf', archive('prebuilt', 'translator')].execute().text.readLines()[0].startsWith('-rwxr-xr-x')
