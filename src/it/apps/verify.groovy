// Apps of today's generation: one of operations elsewhere, one of files to serve, and programs for four platforms.

def (build, again, lookAtPage, lookAtProgram) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
def release = { module -> new File(basedir, "${module}/target/provider/release") }
def listing = { archive ->
  ['tar', '-tvzf', archive].execute().text.readLines().collectEntries { [it.split(/\s+/).last(), it.substring(0, 10)] }
}
def content = { archive, name -> ['tar', '-xOzf', archive, name].execute().text }

// Operations elsewhere: one archive for all machines, with the author's own text, and all of them in the metadata.
assert release('weather').list().sort() == ['checksums.txt', 'gestalt-app-weather_v1.2.0.tar.gz', 'provider-release.yaml']
def generic = new File(release('weather'), 'gestalt-app-weather_v1.2.0.tar.gz')
assert listing(generic) == ['manifest.yaml': '-rw-r--r--']
assert content(generic, 'manifest.yaml') == new File(basedir, 'weather/manifest.yaml').text
assert new File(release('weather'), 'provider-release.yaml').text == """\
schema: gestaltd-provider-release
schemaVersion: 1
package: github.com/acme/tools/app/weather
kind: app
version: 1.2.0
runtime: declarative
artifacts:
    generic:
        path: ${generic.name}
        sha256: ${generic.bytes.digest('SHA-256')}
staticValidation:
    manifest:
        displayName: Weather
        description: Forecasts
        spec:
            surfaces:
                rest:
                    baseUrl: https://weather.example
                    operations:
                        - name: forecast
                          method: GET
                          path: /forecast/{city}
                          parameters:
                            - name: city
                              type: string
                              in: path
                              required: true
                            - name: days
                              type: int
                              in: query
            connections:
                default:
                    mode: subject
                    auth:
                        type: none
    catalog:
        name: github.com/acme/tools/app/weather
        displayName: Weather
        description: Forecasts
        operations:
            - id: forecast
              method: GET
              path: /forecast/{city}
              inputSchema:
                type: object
                properties:
                    city:
                        type: string
                    days:
                        type: integer
                required:
                    - city
              annotations:
                readOnlyHint: true
                openWorldHint: true
              parameters:
                - name: city
                  type: string
                  location: path
                  required: true
                - name: days
                  type: int
                  location: query
              transport: rest
    compatibility:
        minGestaltdVersion: 0.5.0
"""

// Files to serve: an archive with the same files for each platform, and nothing of how they were made.
def served = release('status').listFiles().findAll { it.name.endsWith('.tar.gz') }
assert served.size() == 4
assert served*.bytes*.digest('SHA-256').toSet().size() == 1
assert listing(served[0]).keySet() as List
    == ['catalog.yaml', 'config.schema.json', 'manifest.yaml', 'static/index.html', 'static/js/app.js']
assert content(served[0], 'manifest.yaml') == '''\
kind: app
source: github.com/acme/tools/app/status
version: 1.2.0
spec:
  configSchemaPath: config.schema.json
  assetRoot: static
'''
def page = new File(release('status'), 'provider-release.yaml').text
assert page.contains('runtime: ui\n')
assert page.contains('    manifest:\n        spec:\n            assetRoot: static\n    catalog:\n')
assert !page.contains('configSchemaPath')

// A program: each archive has that of its platform, which may be run, and all have the operations of the one that could be.
def programs = release('notes').listFiles().findAll { it.name.endsWith('.tar.gz') }.sort { it.name }
assert programs.size() == 4
for (archive in programs) {
  def program = archive.name.contains('windows') ? 'bin/notes.exe' : 'bin/notes'
  assert listing(archive) == [(program): '-rwxr-xr-x', 'catalog.yaml': '-rw-r--r--', 'manifest.yaml': '-rw-r--r--']
  def (os, arch) = (archive.name =~ /_([a-z]+)_([a-z0-9]+)\.tar\.gz$/)[0].tail()
  assert content(archive, 'manifest.yaml') == """\
kind: app
source: github.com/acme/tools/app/notes
version: 1.2.0
spec: {}
artifacts:
  - os: ${os}
    arch: ${arch}
    path: ${program}
    sha256: ${['tar', '-xOzf', archive, program].execute().inputStream.bytes.digest('SHA-256')}
entrypoint:
  artifactPath: ${program}
"""
}
def metadata = new File(release('notes'), 'provider-release.yaml').text
assert metadata.contains('runtime: executable\n')
assert ['darwin/arm64:', 'linux/arm64:', 'windows/amd64:'].every { metadata.contains(it) }
assert metadata.contains('''\
            - id: add
              method: POST
              title: Add a note
              inputSchema:
                type: object
''')

// It was installed once, and built for each platform, which the commands were told; then nothing had changed.
assert build.findAll('installing shallow').size() == 1
assert build.contains('building for windows/amd64, windows and amd64')
assert build.findAll(/building for /).size() == 8
assert again.findAll('up to date').size() == 12
assert !again.contains('building for') && !again.contains('installing')

// Files to serve are the same for all platforms, and made once.
assert build.findAll('bundling with --minify').size() == 1

// "go run" compiles what it runs, which is not for the platform that is built: all four come of one machine.
assert release('vault').list().findAll { it.endsWith('.tar.gz') }.sort() == ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64']
    .collect { "gestalt-app-vault_v1.2.0_${it}.tar.gz".toString() }
for (archive in release('vault').listFiles().findAll { it.name.endsWith('.tar.gz') }) {
  assert listing(archive) == ['bin/vault': '-rwxr-xr-x', 'manifest.yaml': '-rw-r--r--']
}
assert new File(release('vault'), 'provider-release.yaml').text.contains('kind: secrets\nversion: 1.2.0\nruntime: executable\n')

// What it was made of is as it was.
assert new File(basedir, 'vault').list().sort() == ['manifest.yaml', 'pom.xml', 'target', 'vault.sh']
assert new File(basedir, 'notes').list().sort() == ['manifest.yaml', 'notes.sh', 'pom.xml', 'target']
assert new File(basedir, 'status').list().sort()
    == ['catalog.yaml', 'config.schema.json', 'manifest.yaml', 'pom.xml', 'target', 'web']
assert new File(basedir, 'status/web').list().sort() == ['bundle.sh', 'index.html']

// A server takes all of it.
assert lookAtPage.findAll('would be taken').size() == 4
assert lookAtProgram.findAll('would be taken').size() == 4
assert !new File(basedir, 'build.log').text.contains('\tat ')
