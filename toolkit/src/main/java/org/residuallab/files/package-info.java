/** Where the project's folders are, and files that are never half-written. */
package org.residuallab.files;
