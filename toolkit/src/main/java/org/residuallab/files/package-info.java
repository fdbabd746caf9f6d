/**
 * Where the project's folders are, and files that are never half-written.
 *
 * <p>Here: documents read with the place of what is wrong in them, hashes, atomic writes. Not here:
 * what any file means.
 */
package org.residuallab.files;
