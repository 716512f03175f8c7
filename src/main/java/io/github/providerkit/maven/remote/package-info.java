/** Maven's repositories, and its settings for the network, in the words of the other rooms. */
package io.github.providerkit.maven.remote;
