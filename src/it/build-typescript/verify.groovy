// A provider in TypeScript becomes a binary, by the lock, without a trace in its sources, and the same from everywhere.

def log = new File(basedir, 'build.log').text
def archives = ['provider', 'elsewhere/below/another-name'].collect {
  def release = new File(basedir, it + '/target/provider/release')
  def found = release.listFiles().findAll { it.name.endsWith('.tar.gz') }
  assert found.size() == 1
  found.first()
}
assert archives[0].name == archives[1].name
assert archives[0].bytes == archives[1].bytes

// Bun was started for the first and the third build alone.
assert log.findAll(/packages? installed/).size() == 2
assert log.contains('up to date')

// The binary runs, and does not know where it was built.
def work = new File(basedir, 'unpacked')
work.mkdirs()
assert ['tar', '-xzf', archives[0], '-C', work].execute().waitFor() == 0
def binary = null
work.eachFileRecurse { if (it.file && it.name =~ /^(provider|gestalt-plugin)/) binary = it }
def catalog = new File(work, 'written.yaml')
def process = [binary.path].execute(["GESTALT_PLUGIN_WRITE_CATALOG=${catalog.path}"], work)
def said = process.errorStream.text
assert process.waitFor() == 0
assert catalog.text.contains('Greets whoever asks')
assert said.contains('from ') && !said.contains(basedir.path)

// What was there before is there, and nothing else.
def expected = ['manifest.yaml', 'package.json', 'bun.lock', 'pom.xml', 'sdk', 'src', 'target'] as Set
assert (new File(basedir, 'provider').list() as Set) == expected

// What is in it is listed, the same from each place: what the lock names, and Bun.
def bills = ['provider', 'elsewhere/below/another-name'].collect { new File(basedir, "${it}/target/provider/sbom.cdx.json") }
assert bills[0].text == bills[1].text
def bill = new groovy.json.JsonSlurper().parse(bills[0])
def libraries = bill.components.findAll { it.type == 'library' }*.name
assert libraries.contains('@valon-technologies/gestalt') && libraries.contains('bun')
assert !bill.compositions
