package org.healthrecord.samples.generator;

/** The four clinics and the prefixes of their record numbers. */
enum Clinic {
    URGENT("riverside-urgent-care", "Riverside Urgent Care", "RUC"),
    CANCER("lakeshore-cancer-center", "Lakeshore Cancer Center", "LCC"),
    PAIN("summit-pain-clinic", "Summit Pain Clinic", "SPC"),
    PRIMARY("harbor-primary-care", "Harbor Primary Care", "HPC");

    final String id;
    final String title;
    final String prefix;

    Clinic(String id, String title, String prefix) {
        this.id = id;
        this.title = title;
        this.prefix = prefix;
    }
}
