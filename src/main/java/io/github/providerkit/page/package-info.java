/** Shows a release to people: a page of HTML, and the same in Markdown. */
package io.github.providerkit.page;
