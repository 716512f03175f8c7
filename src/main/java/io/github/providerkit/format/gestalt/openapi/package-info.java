/** OpenAPI documents, as far as operations come from them. */
package io.github.providerkit.format.gestalt.openapi;
