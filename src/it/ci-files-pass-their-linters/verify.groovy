// Linters have nothing to say of what init writes, nor of the examples: actionlint, and the schema that GitLab publishes.

def tools = new File(basedir, '../../tools')
def examples = new File(basedir, '../../../../examples/ci').listFiles().findAll { it.name.endsWith('.yml') }
def gitlab = examples.findAll { it.name.startsWith('gitlab') } + new File(basedir, 'declarative/.gitlab-ci.yml')
def github = examples - gitlab + ['legacy', 'widget'].collect { new File(basedir, it + '/.github/workflows/provider.yml') }
assert github.size() >= 6 && gitlab.size() >= 3
assert (github + gitlab).every { it.file }

def run = { List words ->
  def process = words.collect { it as String }.execute()
  def said = new StringBuilder()
  process.waitForProcessOutput(said, said)
  [process.exitValue(), said as String]
}
// What else is on this machine shall not decide.
def actionlint = [new File(tools, 'actionlint'), '-no-color', '-shellcheck=', '-pyflakes=']
assert run(actionlint + github) == [0, '']
def schema = [new File(tools, 'python/bin/check-jsonschema'), '--builtin-schema', 'vendor.gitlab-ci']
def (status, said) = run(schema + gitlab)
assert status == 0 : said

// They do say something where there is something to say.
def wrong = new File(basedir, 'wrong.yml')
wrong.text = examples.find { it.name == 'one-runner-release.yml' }.text.replace('github.ref_type', 'github.reftype')
assert run(actionlint + wrong)[1].contains('property "reftype" is not defined')
wrong.text = gitlab[0].text.replace('script:', 'skript:')
assert run(schema + wrong)[0] == 1
