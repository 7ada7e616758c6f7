#pragma once

#include "models/items/desk.h"
#include "ui/admin/recorded_look.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/wall_clock.h"

#include <QStringListModel>
#include <QWidget>

class QLineEdit;

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;
class ReadingList;
class WaitLine;

// Who looked at what: restricted incidents, care records, sealed notes, what is known of a person
// or a place, exports, and this page itself. That somebody looked here, and why, is on the record
// before a line of it is shown; what is shown goes into a table.
class LooksPanel final : public QWidget
{
    Q_OBJECT

public:
    LooksPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    QWidget* buildForm(QWidget* across);
    void buildFields();
    QWidget* buildList(QWidget* across);
    void orderStops();
    void retell();
    // What is typed, as a question; nothing: it was said what is wrong with it.
    std::optional<LooksQuery> typedQuery();
    bool readDays(LooksQuery& query);
    void look();
    // What was found, and how that goes on the record.
    std::optional<RecordViewed> take(const QueryAnswer& answer);
    void showFound();
    void forget();
    bool isHidden(const RestrictedSince& restricted) const;
    void hearSeat();
    void askForFile();
    void write(const QString& path);
    void hearExport(const Answered& answer);
    void tell(const QString& sentence, Tone tone);
    QString rowOf(const LogLine& line) const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    RecordedLook m_looking;
    std::optional<LooksQuery> m_query; // read, and recorded or about to be
    LooksFound m_found;                // not shown before the look is on the record
    QStringListModel m_rows;
    PanelHeader* m_header = nullptr;
    FormCard* m_form = nullptr;
    QLineEdit* m_person = nullptr;
    QLineEdit* m_incident = nullptr;
    QLineEdit* m_agent = nullptr;
    QLineEdit* m_days = nullptr;
    QLineEdit* m_words = nullptr;
    QLineEdit* m_reason = nullptr;
    KeyButton* m_look = nullptr;
    KeyButton* m_export = nullptr;
    ReadingList* m_list = nullptr;
    WaitLine* m_writing = nullptr;
    bool m_isShown = false; // what m_query asked for is on the record and on screen
    quint64 m_exporting = 0;
    QString m_path;
};

} // namespace haven::ui
