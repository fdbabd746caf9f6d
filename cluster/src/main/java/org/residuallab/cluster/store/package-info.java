/**
 * Runs in a file system of Hadoop's, HDFS or an object store, that all machines reach and that need
 * not be a disk: it may lack locks, and a rename in one step. The only place that knows of such
 * file systems.
 *
 * <p>A run has a folder, in which each attempt at it has one of its own. An attempt puts files
 * there under new names only, and last a manifest that names all files of the run with their
 * SHA-256, and is named after its own: what is torn, or lacks a file, is known as such, and the
 * manifest before it holds. A later attempt takes the newest whole manifest over as its own first,
 * and from then on whatever an earlier one still writes counts for nobody.
 */
package org.residuallab.cluster.store;
