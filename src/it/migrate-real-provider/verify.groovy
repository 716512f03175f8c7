// A provider of the generation before becomes one of today with two goals, and is packaged as such.
//
// plugin.yaml is plugins/jira/plugin.yaml of github.com/valon-technologies/gestalt-providers at commit d0ff0615
// (Apache-2.0); the icon is made up.
import groovy.json.JsonSlurper

def (check, migrate, build) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert check.contains('would write manifest.yaml')
assert migrate.contains('wrote manifest.yaml')
assert migrate.contains('removed plugin.yaml')
assert !new File(basedir, 'plugin.yaml').exists()
assert build.contains('manifest.yaml is valid (format gestalt')

// Nothing but keys changed, line by line, and the kind was added.
def before = new File(basedir, 'before.yaml').readLines()
def after = new File(basedir, 'manifest.yaml').readLines()
assert after[0] == 'kind: plugin'
assert after.size() == before.size() + 1
for (int i = 0; i < before.size(); i++) {
  assert after[i + 1].replaceFirst(/[\w-]+:/, '') == before[i].replaceFirst(/[\w-]+:/, '')
}

def archive = new File(basedir, 'target/provider/release/gestalt-plugin-jira_v0.0.1-alpha.2.tar.gz')
assert ['tar', '-tzf', archive].execute().text.readLines() == ['assets/icon.svg', 'manifest.yaml']
assert ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text == new File(basedir, 'manifest.yaml').text
assert new JsonSlurper().parse(new File(basedir, 'target/provider/validation.json')).ok
