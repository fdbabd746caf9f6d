/**
 * Images to learn from: sets in files, a drawn set that needs none, augmentation and mini-batches.
 *
 * <p>Here: {@link org.residuallab.data.DataSetting}, which says which {@link
 * org.residuallab.data.Dataset} a user means, with the {@link org.residuallab.data.ImageSource} it
 * comes from; {@link org.residuallab.data.TrainingBatches}, {@link
 * org.residuallab.data.EvaluationBatches} and {@link org.residuallab.data.BatchLoader}. Images of
 * one's own are an {@link org.residuallab.data.ImageSet}; files that a user names are read by an
 * {@link org.residuallab.data.ImageFiles}. Not here: how files are fetched ({@link
 * org.residuallab.data.fetch}).
 */
package org.residuallab.data;
