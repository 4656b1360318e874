package org.healthrecord.mapping.port;

/** What kind of place a source is; decides, for instance, which encounter class an outpatient visit gets. */
public enum FacilityKind {
    URGENT_CARE,
    CANCER_CENTER,
    PAIN_CLINIC,
    PRIMARY_CARE
}
