/**
 * The Java kernel that runs a notebook, as far as the notebook has to know it. Nothing here names a
 * type of a kernel: IJava and JJava have the same ones under other names, and neither is there when
 * this is built.
 */
package org.residuallab.kernel;
