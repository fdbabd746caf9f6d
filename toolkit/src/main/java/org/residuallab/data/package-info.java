/**
 * Images to learn from: the CIFAR-10 files, their download, a drawn set that needs no download,
 * augmentation and mini-batches.
 *
 * <p>Start at {@link org.residuallab.data.DataSetting}, which says which {@link
 * org.residuallab.data.Dataset} a user means; then {@link org.residuallab.data.TrainingBatches},
 * {@link org.residuallab.data.EvaluationBatches} and {@link org.residuallab.data.BatchLoader}.
 */
package org.residuallab.data;
