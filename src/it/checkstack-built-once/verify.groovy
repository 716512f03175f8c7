// The frontend is a module and a sibling of the other module's bundle: built once, and packed whole by both.
assert new File(basedir, 'ran.txt').readLines() == ['start', 'end']

def npm = { module -> new File(basedir, "packages/${module}/target/provider/npm/acme-once-frontend-1.0.0.tgz") }
def files = ['tar', '-tzf', npm('frontend')].execute().text.readLines().sort()
assert files == ['package/dist/index.js', 'package/dist/mf-manifest.json', 'package/package.json']
assert npm('backend').bytes == npm('frontend').bytes
