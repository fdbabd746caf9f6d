/**
 * oneDNN's objects under names of their own: the library, layouts, descriptors of kernels,
 * attributes, and the owner that frees them. No memory of activations and no order of execution:
 * those are in {@code engine.plan}. Nothing here knows of networks.
 */
package org.residuallab.engine.onednn;
