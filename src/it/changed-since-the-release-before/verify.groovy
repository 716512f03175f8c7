// A release is held against the one before, where its repository is asked anyway.

import groovy.json.JsonSlurper

def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)*.readLines()
assert runs.size() == 4
def about = { run ->
  run.findAll { it.contains('[provider/breaking-change]') }.collect { it.replaceFirst(/.*found that (.*?)  \[.*/, '$1') }
}
def summaries = runs.collect { run -> run.findAll { it.contains('changed since 1') }.collect { it.replaceFirst(/.*?changed/, 'changed') } }

assert summaries == [
    [],
    ['changed since 1.0.0: 5 major, 1 minor; that asks for 2.0.0'],
    ['changed since 1.0.1: 4 major, 2 minor; that asks for 2.0.0'],
    ['changed since 1.0.1: 4 major, 2 minor'],
]
assert about(runs[1]) == [
    'connection default has the mode platform now, it had user',
    'operation alerts is called warnings now',
    'operation forecast: parameter days is required now',
    'operation forecast: parameter days takes int now, it took string',
    'operation history is not there any more',
]
assert runs[1].any { it.startsWith('[WARNING] now/manifest.yaml:1:1: warning: version 1.0.1: expected nothing that breaks users of 1.0.0') }
def page = new File(basedir, 'target/second/release.md').text
assert page.contains('\n## Since 1.0.0\n')
assert page.contains('| operation alerts | is called warnings now | major |')
assert page.contains('| <code>icon.svg</code> | not there |')
assert page.contains('<details><summary>generic: 2 files changed</summary>')
assert new File(basedir, 'target/second/release.html').text.contains('<h2 id="changes">Since 1.0.0</h2>')

// As an error it stops the build before anything is published.
def published = new File(basedir, 'repository/com/acme/changed-since-the-release-before')
assert runs[2].any { it.startsWith('[ERROR] before/manifest.yaml:1:1: error: version 1.0.2: ') }
assert new File(published, '1.0.1').directory && !new File(published, '1.0.2').exists()

assert about(runs[3]).empty
def module = new JsonSlurper().parse(new File(basedir, 'target/provider/plan.json')).modules[0]
assert module.changes.since == '1.0.1'
assert module.changes.needs == 'major' && module.changes.allows == 'major'
assert module.changes.list.contains([judgement: 'minor', subject: 'operation history', change: 'is new'])
