// A provider is deployed, edited and installed on one machine: its lock is of what servers get.

def server = System.properties.remove(basedir.path)
def port = server.address.port
server.stop(0)

def log = new File(basedir, 'build.log').text
assert !log.contains('\tat ')

def released = 'com/acme/lock-on-the-machine-weather/1.5.0/lock-on-the-machine-weather-1.5.0-generic.tar.gz'
def deployed = new File(basedir, "target/repository/${released}")
def installed = new File(localRepositoryPath, released)
assert deployed.bytes.digest('SHA-256') != installed.bytes.digest('SHA-256')

def deployment = new File(basedir, 'deployment')
def lock = new groovy.json.JsonSlurper().parse(new File(deployment, 'gestalt.lock.json'))
def weather = lock.providers.plugin.weather
assert weather.version == '1.5.0'
assert weather.archives.generic.url == "http://127.0.0.1:${port}/repository/${released}"
assert weather.archives.generic.sha256 == deployed.bytes.digest('SHA-256')
assert weather.manifest.displayName == 'Weather'
assert log.contains('lock-on-the-machine-weather:[1.0,2.0) is 1.5.0; passed over, since no bound names a preview: 2.0.0-alpha.1')

// Checked beside the edited one, and once more without a network.
assert log.count('the lock is up to date: 2 providers') == 2

// The deployment's own build finds its lock, and unpacks what is locked.
assert new File(deployment, '.gestaltd/providers/weather/manifest.yaml').text.contains('displayName: Weather\n')

// Called by its name where there is nothing to lock, it says so.
assert log.contains("expected a deployment's configuration in")

// Of a snapshot the very files are locked that were deployed, and that is told.
def snapshot = new groovy.json.JsonSlurper().parse(new File(deployment, 'snapshot.lock.json')).providers.plugin.weather
def file = (snapshot.archives.generic.url =~ 'repository/(com/acme/lock-on-the-machine-weather/1.6.0-SNAPSHOT/[a-z-]+-1[.]6[.]0-[0-9.]+-1-generic[.]tar[.]gz)$')[0][1]
assert new File(basedir, "target/repository/${file}").bytes.digest('SHA-256') == snapshot.archives.generic.sha256
assert snapshot.source ==~ '.*/lock-on-the-machine-weather-1[.]6[.]0-[0-9.]+-1[.]yaml'
assert log =~ 'WARNING.* plugins.weather: a snapshot: its files 1.6.0-[0-9.]+-1 are locked'
