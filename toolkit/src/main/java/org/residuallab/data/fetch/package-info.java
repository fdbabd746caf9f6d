/**
 * Puts published data sets into folders: downloads that go on where they stopped, archives that are
 * not trusted, files a user has already.
 *
 * <p>Start at {@link org.residuallab.data.fetch.Installation}. What the sets are is said in {@link
 * org.residuallab.data}.
 */
package org.residuallab.data.fetch;
