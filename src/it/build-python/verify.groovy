// A provider in Python becomes a binary, without a trace in its sources, and the same from everywhere.

def log = new File(basedir, 'build.log').text
def archives = ['provider', 'elsewhere/below/another-name'].collect {
  def release = new File(basedir, it + '/target/provider/release')
  def found = release.listFiles().findAll { it.name.endsWith('.tar.gz') }
  assert found.size() == 1
  found.first()
}
assert archives[0].name == archives[1].name
assert archives[0].bytes == archives[1].bytes

// PyInstaller was started for the first and the third build alone.
assert log.findAll(/Build complete!/).size() == 2
assert log.contains('up to date')

// The binary runs.
def work = new File(basedir, 'unpacked')
work.mkdirs()
assert ['tar', '-xzf', archives[0], '-C', work].execute().waitFor() == 0
def binary = null
work.eachFileRecurse { if (it.file && it.name =~ /^(provider|gestalt-plugin)/) binary = it }
def catalog = new File(work, 'written.yaml')
def process = [binary.path].execute(["GESTALT_PLUGIN_WRITE_CATALOG=${catalog.path}"], work)
process.consumeProcessOutput()
assert process.waitFor() == 0
assert catalog.text.contains('Greets whoever asks')

// What was there before is there, and nothing else.
def expected = ['manifest.yaml', 'pyproject.toml', 'provider.py', 'internals', 'pom.xml', 'sdk', 'target'] as Set
assert (new File(basedir, 'provider').list() as Set) == expected
assert !new File(basedir, 'provider/internals/__pycache__').exists()

// What is in it is listed, the same from each place: what PyInstaller froze.
def bills = ['provider', 'elsewhere/below/another-name'].collect { new File(basedir, "${it}/target/provider/sbom.cdx.json") }
assert bills[0].text == bills[1].text
def bill = new groovy.json.JsonSlurper().parse(bills[0])
assert bill.components.findAll { it.type == 'library' }*.purl.any { it.startsWith('pkg:generic/python@3.') }
assert bill.components.find { it.type == 'file' }.components.any { it.type == 'application' }
assert !bill.compositions
