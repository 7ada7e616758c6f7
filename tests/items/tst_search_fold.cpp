#include "models/items/quick_filter.h"
#include "models/items/search_fold.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Letters with and without accents find each other, wherever something is looked for.
using namespace haven;

namespace {

class AccentedRow final : public FilterSubject
{
public:
    QStringList valuesOf(const QString&) const override { return {}; }
    QString words() const override { return QStringLiteral("Peña, José\n12 Oak Ave"); }
};

} // namespace

class tst_SearchFold final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accentsAndCapitalsAreOff()
    {
        QCOMPARE(searchFold(QStringLiteral("Español")), QStringLiteral("espanol"));
        QCOMPARE(searchFold(QStringLiteral("ÚLTIMA Señal")), QStringLiteral("ultima senal"));
        QCOMPARE(searchFold(std::string_view("Núñez")), std::string("nunez"));
        QVERIFY(foldedContains(QStringLiteral("Despachó a 3A12"), QStringLiteral("despacho a 3a")));
        QVERIFY(foldedContains(QStringLiteral("12 OAK Ave"), QStringLiteral("oak")));
        QVERIFY(!foldedContains(QStringLiteral("Peña"), QStringLiteral("pena x")));
    }

    void aFilterFindsThemBothWays()
    {
        const AccentedRow row;
        for (const char* typed : {"pena", "Peña", "JOSE", "josé", "oak"}) {
            const auto filter = QuickFilter::parse(QString::fromUtf8(typed), {});
            QVERIFY2(filter && filter->passes(row), typed);
        }
        const auto other = QuickFilter::parse(QStringLiteral("-jose"), {});
        QVERIFY(other && !other->passes(row));
    }
};

HAVEN_TESTS(tst_SearchFold)
#include "tst_search_fold.moc"
