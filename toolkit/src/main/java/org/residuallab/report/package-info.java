/** Tables (Tablesaw), charts (XChart) and pictures of stored runs and of running ones. */
package org.residuallab.report;
