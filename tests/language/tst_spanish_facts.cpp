#include "app/settings/translations.h"
#include "tests/testkit/test_program.h"
#include "ui/widgets/core_text.h"

#include <QtTest>

// What the core says of a fact, to a person who reads Spanish: what was typed stays. (The shift log
// itself is one text, in English.)
using namespace haven;
using namespace haven::ui;

namespace {

constexpr const char* kPartsTable = R"({
    "words": {"White": "Blanca"},
    "sentences": {"%1 on duty with %2": "%1 de servicio con %2"},
    "parts": {"car %1": "patrulla %1", "reported, not verified": "reportado, sin verificar"}})";

} // namespace

class tst_SpanishFacts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // An officer whose name is White is no color, and what is no part of the core's stays.
    void partsAreSaidAndNamesStay()
    {
        CoreTranslator core;
        QVERIFY(core.read(kPartsTable));
        QCoreApplication::installTranslator(&core);
        const QString said = coreText("3A12 on duty with White, Moss, car 12");
        const QString commas = coreText("3A12 on duty with White, reported, not verified, car 12");
        const QString alone = coreText("car 12");
        QCoreApplication::removeTranslator(&core);
        QCOMPARE(said, QStringLiteral("3A12 de servicio con White, Moss, patrulla 12"));
        QCOMPARE(commas, QStringLiteral("3A12 de servicio con White, reportado, sin verificar, "
                                        "patrulla 12"));
        QCOMPARE(alone, QStringLiteral("car 12")); // looked for in no other sentence
    }

    void factsAreSaidInSpanish_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("left"); // a word of the core that must not stand there
        const auto add = [](const char* english, const char* left) {
            QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(left);
        };
        add("3A12 on duty with Moss, beat 3, car 12, skills CIT", "beat");
        add("3A12 is now “Meal”: Main St diner", "is now");
        add("Caution 1 ended: the dog is gone", "ended");
        add("Caution recorded: animal, big dog, reported, not verified, at 9 Elm St", "verified");
        add("Consent recorded (1 written), River House: the name", "recorded");
        add("Follow-up planned (1), in 48 hours: how the first night went", "hours");
        add("Major incident: command is Sgt. Hale", "incident");
        add("BOLO B1 for 24 h: gray van; plate AB12345: hit and run", "plate");
        add("Request 1 made: Tow truck, Harbor Towing, by phone", "by phone");
        add("Call comes from 41.3,-72.9, re-bid, wireless, with position, within 40 m", "with");
        add("Interpreter for Spanish asked for, Line Two", "asked");
        add("Text session: 2 lines written down, 1 of the caller", "caller");
        add("Position 1 handed over by Reyes to Lee: 5 open, 0 held, 2 late, 9 units on duty, "
            "0 scheduled, 1 pass-on notes, 1 call half taken",
            "half");
        add("self harm: self injury; psychosis: calm", "injury");
        // Reasons of the advisor have commas of their own.
        add("Flagged for: crying, a known illness, and what it does now, crying.", "illness");
        add("Flagged for: crying. Not counted: overdose (a number, not a service).", "number");
        // A weapon, as every board tells it.
        add("weapon in hand", "hand");
        add("26-000035 at this place: weapon within reach", "within");
        add("3A12 on scene; weapon used", "weapon used");
        add("Position 1 taken over by Lee from Reyes", "taken");
        add("Lee signed on at Position 1, relieves Reyes", "relieves");
        add("Advisor suggests behavioral health flag yes, level 3: Flagged for: crying.",
            "Flagged");
        add("New incident 26-000008: Trouble, kind not known, P2, at 77 Fourth St", "known");
    }

    void factsAreSaidInSpanish()
    {
        QFETCH(QString, english);
        QFETCH(QString, left);
        Translations translations;
        translations.use("es");
        const QString said = coreText(english.toStdString());
        translations.use("en");
        QVERIFY2(said != english && !said.contains(left), qPrintable(said));
    }
};

HAVEN_TESTS(tst_SpanishFacts)
#include "tst_spanish_facts.moc"
