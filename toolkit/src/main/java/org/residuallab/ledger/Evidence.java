package org.residuallab.ledger;

/**
 * All that claims can be judged by, beside the records.
 *
 * @param runs trained here
 * @param imported measured here, with weights that were trained elsewhere
 */
record Evidence(RunEvidence runs, ImportedEvidence imported) {}
