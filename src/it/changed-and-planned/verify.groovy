// What several providers share counts for each of them; what is for people counts for none.
import groovy.json.JsonSlurper

def read = { name -> new File(basedir, name).text.trim() }
def json = { name -> new JsonSlurper().parse(new File(basedir, name)) }
def log = read('build.log')

assert read('one.txt') == 'agent/claude,app/shop,auth/oidc'
def one = json('one.json')
assert one.modules*.file == ['agent/common/src/common.py', 'shared/clients/index.ts', 'lib/db/db.go']
assert one.modules*.why == ['dependency of agent/claude/pyproject.toml', 'dependency of app/shop/package.json', 'replace in auth/go.mod']
def jobs = one.matrix.include
assert jobs*.name == ['all', 'linux/amd64', 'darwin/arm64']
assert jobs[0].projects == 'app/shop,auth/oidc'
assert jobs[0].platforms == 'linux/amd64,darwin/arm64'
assert jobs[0].languages == 'go,typescript'
assert jobs[1].projects == 'agent/claude'
assert jobs[2].runner.startsWith('macos')

assert read('two.txt') == 'agent/claude,app/echo,app/shop,auth/oidc'
assert json('two.json').modules[1].why == 'never released'

def three = json('three.json')
assert three.modules*.state == ['new']
assert three.tags == ['app/echo/v1.0.0']
assert log.contains('made the tag app/echo/v1.0.0')

def four = json('target/provider/plan.json')
assert four.modules*.state == ['different', 'released', 'different', 'different', 'released']
assert four.modules[2].why.contains('shared/clients/index.ts')
assert four.modules[3].platforms == ['linux/amd64', 'darwin/arm64']
assert four.modules[3].coordinates.contains('com.acme:changed-and-planned-oidc:tar.gz:darwin-arm64:1.0.0')

def six = json('six.json')
assert six.modules*.state == ['different', 'released', 'different', 'different', 'new']
assert six.modules[4].why == 'tagged, and not in the repository'
assert six.projects == 'ui/console'
assert six.tags == []

assert log.contains('expected a new version for what has changed since its release')
assert ['git', 'tag', '--list', 'app/*'].execute(null, basedir).text.readLines() == ['app/echo/v1.0.0', 'app/shop/v1.0.0']
assert ['git', 'status', '--porcelain'].execute(null, basedir).text == ''
assert !log.contains('\tat ')
