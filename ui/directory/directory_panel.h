#pragma once

#include "models/items/desk.h"
#include "models/items/directory_list_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace haven::ui {

class ConfirmBand;
class DirectoryCard;
class DirectoryForm;
class FilterLine;
class KeyButton;
class PanelHeader;
class WrapLayout;

// Whom to call, found while one types. Opened from an incident it has the town and the age of its
// person filled in, and the first who fits chosen, with the number large: whoever has the caller on
// the line reads it at once.
class DirectoryPanel final : public QWidget
{
    Q_OBJECT

public:
    DirectoryPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                   QWidget* parent = nullptr);

    // Whose town and age count when it is opened.
    void show(std::optional<IncidentId> incident);
    // Filters of the incident, nothing typed, the first who fits chosen; the focus is in the
    // search.
    void open();
    PanelHeader& header() { return *m_header; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    // Escape: back to where one came from.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildFilters(QVBoxLayout* column);
    void buildList();
    void buildActs();
    KeyButton* addAct(const char* name, const QString& text, const QKeySequence& key);
    void takeIncident();
    DirectorySearch search() const;
    void look();
    void refill();
    void refreshRights();
    const DirectoryRow* chosen() const;
    void showChosen();
    void check();
    void startForm(const DirectoryEntry* entry);
    void endForm(const std::string& entry);
    enum class Importing { No, Yes };
    void showImport(Importing importing);
    void startImport();
    void askImport();
    void import();
    void hear(const Answered& answer);
    void tell(const QString& sentence, Tone tone);
    void share();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DirectoryListModel m_model;
    std::optional<IncidentId> m_incident;
    std::optional<std::pair<quint64, QString>> m_sent; // and what to say once it is done
    QTimer m_minute;                                   // what is open changes with the clock
    PanelHeader* m_header = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_filters = nullptr;
    WrapLayout* m_flow = nullptr;
    FilterLine* m_words = nullptr;
    QComboBox* m_town = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_age = nullptr;
    KeyButton* m_open = nullptr;
    QLabel* m_from = nullptr; // where the filters come from
    QSplitter* m_across = nullptr;
    QListView* m_view = nullptr;
    QLabel* m_empty = nullptr;
    QScrollArea* m_area = nullptr;
    DirectoryCard* m_card = nullptr;
    QWidget* m_acts = nullptr;
    WrapLayout* m_actFlow = nullptr;
    KeyButton* m_check = nullptr;
    KeyButton* m_edit = nullptr;
    KeyButton* m_new = nullptr;
    KeyButton* m_import = nullptr;
    QWidget* m_importRow = nullptr;
    QLineEdit* m_path = nullptr;
    QLabel* m_message = nullptr;
    ConfirmBand* m_confirm = nullptr;
    DirectoryForm* m_form = nullptr;
};

} // namespace haven::ui
