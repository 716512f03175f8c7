// A licence beside the modules, documentation of one module: each archive has what its POM names, and its consumer takes it.

def log = new File(basedir, 'build.log').text
def entries = { String archive ->
  ['tar', '-tvzf', new File(basedir, archive)].execute().text.readLines().collect {
    [it.substring(0, 10), it.split(/\s+/).last()]
  }
}
def files = { List names -> names.collect { ['-rw-r--r--', it] } }

def weather = 'weather/target/provider/release/gestalt-plugin-weather_v1.0.0.tar.gz'
assert entries(weather) == files(
    ['CHANGELOG.md', 'LICENSE', 'NOTICE', 'docs/deep/setup.sh', 'docs/history.md', 'docs/index.md', 'manifest.yaml'])
assert ['tar', '-xOzf', new File(basedir, weather), 'docs/history.md'].execute().text == '# Changes\n'
assert entries('old/target/provider/release/gestalt-plugin-echo_v1.0.0.tar.gz') == files(['LICENSE', 'NOTICE', 'plugin.yaml'])
assert entries('widget/target/provider/release/acme-widget-1.0.0.tgz') == files(
    ['package/LICENSE', 'package/NOTICE', 'package/package.json', 'package/src/index.ts'])

// The list of artifacts has the digest of the archive with the files.
def list = new groovy.json.JsonSlurper().parse(new File(basedir, 'weather/target/provider/artifacts.json'))
assert list.artifacts[0].sha256 == new File(basedir, weather).bytes.digest('SHA-256')

assert log.contains('gestalt-plugin-weather_v1.0.0.tar.gz would be taken')
assert log.contains('acme-widget-1.0.0.tgz would be taken')
assert !log.contains('[WARNING] fileSets')
