/**
 * Images to learn from: sets in files, a drawn set that needs none, augmentation and mini-batches.
 * How files are fetched is in {@link org.residuallab.data.fetch}.
 *
 * <p>Start at {@link org.residuallab.data.DataSetting}, which says which {@link
 * org.residuallab.data.Dataset} a user means, with the {@link org.residuallab.data.ImageSource} it
 * comes from; a new set implements {@link org.residuallab.data.ImageFiles}. Then {@link
 * org.residuallab.data.TrainingBatches}, {@link org.residuallab.data.EvaluationBatches} and {@link
 * org.residuallab.data.BatchLoader}.
 */
package org.residuallab.data;
