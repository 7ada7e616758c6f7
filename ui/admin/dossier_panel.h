#pragma once

#include "models/items/desk.h"
#include "ui/admin/recorded_look.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/wall_clock.h"

#include <QStringListModel>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;

// Everything that the station knows of a person or a place, entry by entry, with its class and what
// of it would be released to whom: the page of whoever answers a request for records. It is on the
// record who looked, at what and why, before a word of it is shown.
class DossierPanel final : public QWidget
{
    Q_OBJECT

public:
    DossierPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void buildForm();
    void buildList();
    void retell();
    void look();
    // What was found, and how that goes on the record.
    std::optional<RecordViewed> take(const QueryAnswer& answer);
    void showFound();
    void forget();
    bool isHidden(const RestrictedSince& restricted) const;
    void tell(const QString& sentence, Tone tone);
    QString rowOf(const DossierItem& item) const;
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    RecordedLook m_looking;
    DossierQuery m_query;
    Dossier m_found; // read, and not shown before the look is on the record
    QStringListModel m_rows;
    PanelHeader* m_header;
    FormCard* m_form;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_words = nullptr;
    QComboBox* m_audience = nullptr;
    QLineEdit* m_reason = nullptr;
    KeyButton* m_look = nullptr;
    QListView* m_list;
};

} // namespace haven::ui
