// Apps are deployed, and locked for today's server by URL and by Maven coordinates, checked, and unpacked.

def server = System.properties.remove(basedir.path)
def port = server.address.port
server.stop(0)

def log = new File(basedir, 'build.log').text
assert !log.contains('\tat ')

def deployment = new File(basedir, 'deployment')
def lock = new groovy.json.JsonSlurper().parse(new File(deployment, 'gestalt.lock.json'))
assert lock.schema == 'gestaltd-provider-lock'
assert lock.schemaVersion == 11
assert lock.providers.keySet() == ['app', 'identity'] as Set

def base = "http://127.0.0.1:${port}/repository/com/acme"
def weather = lock.providers.app.weather
def digest = { text -> text.bytes.digest('SHA-256') }
assert weather.source == "${base}/lock-apps-weather/1.2.0/lock-apps-weather-1.2.0.yaml"
assert weather.inputDigest == digest("""{"name":"weather","source":"${weather.source}"}""")
assert [weather.package, weather.kind, weather.runtime, weather.version]
    == ['github.com/acme/tools/app/weather', 'app', 'declarative', '1.2.0']
def archive = new File(basedir, 'target/repository/com/acme/lock-apps-weather/1.2.0/lock-apps-weather-1.2.0-generic.tar.gz')
assert weather.archives == [generic: [url: "${base}/lock-apps-weather/1.2.0/${archive.name}".toString(), sha256: digest(archive)]]
assert weather.manifest.displayName == 'Weather'
assert weather.manifest.spec.surfaces.rest.operations*.name == ['forecast']
assert weather.catalogAvailable

// The manifest is the same for all platforms, and what nobody knows is not there.
def tokens = lock.providers.identity.tokens
assert tokens.archives.keySet() == ['darwin/arm64', 'linux/amd64'] as Set
assert tokens.manifest == [kind: 'identity', source: 'github.com/acme/tools/auth/tokens', version: '1.2.0']
assert !weather.containsKey('catalogOperations') && !weather.containsKey('catalogFingerprint')
assert log.contains('catalogFingerprint of weather is left out of the lock')
assert log.contains('providers.externalCredentials: the configuration names none')

assert new File(deployment, 'config.effective.yaml').text
    == new File(deployment, 'config.yaml').text.replace('mvn:com.acme:lock-apps-weather:[1.0,2.0)', weather.source)
assert log.contains('the lock is up to date: 2 providers')
assert new File(deployment, '.gestaltd/providers/weather/manifest.yaml').isFile()
assert new File(deployment, '.gestaltd/auth/tokens/bin/tokens').canExecute()

assert log.contains('plugins: expected apps, as gestaltd.config/v8 calls it, found plugins')

def index = new File(basedir, 'target/repository/provider-index.yaml').text
assert index.contains('github.com/acme/tools/app/weather:')
assert index.contains('kind: identity')
