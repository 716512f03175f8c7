// Everything that is wrong with a plugin.yaml at once; what both generations share is told in the same words.

def log = new File(basedir, 'build.log').text
def problems = [
    'plugin.yaml:1:9: error: source: expected github.com/<owner>/<repository>/<plugin>, found "github.com/acme/plugins/desk/extra"  [gestalt-legacy/source]',
    'plugin.yaml:3:1: error: iconFile: expected a known key, found "iconFile"  [document/unknown-key]',
    'plugin.yaml:6:24: error: provider.headers.X-Version: expected text, found 2  [document/type]',
    'plugin.yaml:9:20: error: provider.connections.other.auth.type: expected oauth2, mcp_oauth, bearer, manual or none, found "oauth3"  [gestalt-legacy/field]',
    'plugin.yaml:10:7: error: provider.connections.other.params: expected params and discovery in the connection default alone, found one here  [gestalt-legacy/connection]',
    'plugin.yaml:10:33: error: provider.connections.other.params.site.required: expected true or false, found yes  [document/type]',
    'plugin.yaml:15:31: error: provider.surfaces.rest.operations[0].method: expected GET, POST, PUT, PATCH or DELETE, found "FETCH"  [gestalt/http-method]',
    'plugin.yaml:16:5: error: provider.surfaces.openapi: expected one of rest, openapi and graphql, found rest and openapi  [gestalt-legacy/surfaces]',
    'plugin.yaml:17:17: error: provider.surfaces.openapi.document: expected the document of the surface, found nothing at "openapi.yaml"  [gestalt/missing-file]',
    'config.yaml:1:7: error: type: expected a type or a list of types, found "objekt"  [gestalt-legacy/config-schema]',
]
for (problem in problems) {
  assert log.contains(problem)
}
assert log.contains('hint: did you mean "icon_file"?')
assert log.contains('hint: did you mean "object"?')
assert log.contains('plugin.yaml: 10 errors, listed above')
assert !log.contains('\tat ')
