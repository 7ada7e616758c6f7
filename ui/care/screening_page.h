#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class EntryRow;

// Results of the instruments that the agency installed, for one incident: a row an instrument,
// made from its file, and what was recorded. The agency's own text of it is shown as it is.
class ScreeningPage final : public QWidget
{
    Q_OBJECT

public:
    ScreeningPage(const ThemeSource& source, Desk& desk, WallClock clock,
                  QWidget* parent = nullptr);

    void show(std::optional<IncidentId> incident);
    // A restricted one whose look is on the record; none is open before.
    void setInside(std::optional<IncidentId> incident);
    void focusFirst();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    struct FieldEntry {
        std::string id;
        QComboBox* choice = nullptr; // one of the two
        QLineEdit* line = nullptr;
        std::vector<std::string> values; // of the choice, the first stands for none
    };
    struct Row {
        InstrumentId id;
        EntryRow* entry = nullptr;
        QComboBox* outcome = nullptr;
        QLineEdit* reason = nullptr;
        QPlainTextEdit* page = nullptr;
        std::vector<FieldEntry> fields;
    };

    void build();
    void addInstrument(const Instrument& instrument);
    void record(std::size_t index);
    void refresh();
    void restyle();
    QString recordedText(const Incident& one) const;
    QString whyClosed(const Instrument& instrument) const;
    const Incident* incident() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    std::optional<IncidentId> m_shown;
    std::optional<IncidentId> m_inside;
    QScrollArea* m_area = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_message = nullptr;
    QLabel* m_recorded = nullptr;
    QLabel* m_none = nullptr;
    std::vector<Row> m_rows;
};

} // namespace haven::ui
