// Providers are deployed, locked by URL and by Maven coordinates, checked, and unpacked for the server.

def server = System.properties.remove(basedir.path)
def port = server.address.port
server.stop(0)

def log = new File(basedir, 'build.log').text
assert !log.contains('\tat ')

def deployment = new File(basedir, 'deployment')
def lock = new groovy.json.JsonSlurper().parse(new File(deployment, 'gestalt.lock.json'))
assert lock.schemaVersion == 6
def base = "http://127.0.0.1:${port}/repository/com/acme"
def weather = lock.providers.plugin.weather
assert weather.source == "${base}/lock-deployment-weather/1.2.0/lock-deployment-weather-1.2.0.yaml"
assert weather.version == '1.2.0'
assert weather.catalogOperations == ['forecast']
def archive = new File(basedir, 'target/repository/com/acme/lock-deployment-weather/1.2.0/lock-deployment-weather-1.2.0-generic.tar.gz')
assert weather.archives.generic.url == "${base}/lock-deployment-weather/1.2.0/${archive.name}"
assert weather.archives.generic.sha256 == archive.bytes.digest('SHA-256')
assert lock.providers.externalCredentials.default.archives.keySet() == ['linux/amd64'] as Set

// The server knows no mvn: sources; its copy of the configuration is the same otherwise.
def config = new File(deployment, 'config.yaml').text
def effective = new File(deployment, 'config.effective.yaml').text
assert effective == config.replace('mvn:com.acme:lock-deployment-weather:[1.0,2.0)', weather.source)

assert log.contains('the lock is up to date: 2 providers')
assert new File(deployment, '.gestaltd/providers/weather/manifest.yaml').isFile()
assert new File(deployment, '.gestaltd/external-credentials/default/bin/credentials').canExecute()

assert log.contains('plugin/weather: locked, but no longer configured, 1.2.0')
def report = new groovy.json.JsonSlurper().parse(new File(deployment, 'target/provider/lock-diff.json'))
assert report.changes*.change == ['removed']
assert log.contains('the lock is out of date')

def index = new File(basedir, 'target/repository/provider-index.yaml').text
assert index.contains('github.com/acme/plugins/weather:')
assert index.contains('metadata: ./com/acme/lock-deployment-weather/1.2.0/lock-deployment-weather-1.2.0.yaml')
