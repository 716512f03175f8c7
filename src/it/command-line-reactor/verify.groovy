// A goal that needs no POM is still for every module where there are some, each with its own settings.
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = { module -> new JsonSlurper().parse(new File(basedir, "${module}/target/provider/validation.json")) }
assert log.contains('no manifest here, and modules below')
assert report('a').ok
assert !report('b').ok
assert report('b').problems.findAll { it.severity == 'error' }*.code == ['checkstack/required']
assert log.contains('1 of 3 modules: command-line-reactor-b: package.json: 1 error')
assert !log.contains('\tat ')
