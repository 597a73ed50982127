"""Opposite outcomes in more languages, as `lexicon` has them in Arabic and English."""

from __future__ import annotations

from typing import Final

# Each paragraph: what happened | what happened instead | a third outcome; the languages of one row
# do not meet.
OPPOSITES: Final = """
mort morts morte mortes tué tués tuée tuées tuant meurt meurent décédé décédés décédée décédées
muerto muertos muerta muertas murió murieron muere mueren mató falleció fallecieron fallecido
fallecidos tot tote toten getötet getötete gestorben starb starben öldü ölü öldürüldü hayatını погиб
погибли погибла погибло убит убиты умер умерли скончался скончались נהרג נהרגו נהרגה נרצח נרצחו
جان باخت باختند هلاک
| blessé blessés blessée blessées blessant herido heridos herida heridas hirió verletzt verletzte
verletzten yaralandı yaralı yaralılar ранен ранены ранена пострадал пострадала пострадали נפצע
נפצעו נפצעה פצועים زخمی مجروح
| sauvé sauvés indemne indemnes évacué évacués évacuée évacuées ileso ilesos ilesa ilesas rescatado
rescatados sobrevivió sobrevivieron gerettet unverletzt überlebt überlebten kurtarıldı kurtuldu
спасен спасены выжил выжили ניצל ניצלו חולצו نجات
| disparu disparus disparue disparues desaparecido desaparecidos desaparecida desaparecidas vermisst
vermisste vermissten kayboldu kayıp пропал пропали пропала נעדר נעדרים گرفتار محبوس آوار لاپتہ

approuvé approuve adopté adopte accepté accepte aprobó aprobado aprueba aceptó acepta angenommen
gebilligt zugestimmt billigt onayladı одобрил одобрила одобрили принял приняла приняли אישר
אישרה אישרו
| rejeté rejette refusé refuse rechazó rechazado rechaza negó abgelehnt lehnt verworfen reddetti
отклонил отклонила отклонили отверг отвергла отвергли דחה דחתה דחו

relevé relève augmenté augmente hausse subió sube aumentó aumenta subida alza angehoben erhöht
erhöhte gestiegen steigt stieg yükseltti yükseldi artırdı arttı повысил повысила повысили вырос
выросла выросли рост העלה העלתה העלו עלה עלתה עלו
| abaissé abaisse baissé baisse réduit recule bajó baja redujo reduce cayó cae bajada gesenkt
senkt senkte gefallen fällt fiel gesunken düşürdü düştü indirdi azaldı снизил снизила снизили
упал упала упали падение снизился снизилась הוריד הורידה הורידו ירד ירדה ירדו

arrêté arrêtés interpellé interpellés détenido detenidos detuvo arrestado arrestó festgenommen
verhaftet inhaftiert gözaltına tutuklandı tutukladı задержан задержаны задержали арестован
арестованы נעצר נעצרו נעצרה עצרה
| libéré libérés relâché relâchés liberado liberados liberó freigelassen entlassen bırakıldı
salıverildi освобожден освобождены освободили שוחרר שוחררו שוחררה

condamné condamnés coupable condenado condenados culpable verurteilt schuldig осужден осуждены
виновен виновным виновной הורשע הורשעו
| acquitté acquittés relaxé innocenté absuelto absueltos inocente freigesprochen unschuldig
оправдан оправданы невиновен невиновным невиновной זוכה זוכו

gagné gagne victoire remporté remporte ganó gana victoria venció gewonnen gewinnt sieg kazandı
выиграл выиграла победа победил победила ניצח ניצחה ניצחו
| perdu perd défaite perdió pierde derrota verloren verliert niederlage kaybetti yenildi проиграл
проиграла поражение הפסיד הפסידה הפסידו

ouvert ouvre rouvert abrió abre abierto geöffnet öffnet açıldı открыт открыта открыл открыла נפתח
נפתחה
| fermé ferme fermée cerró cierra cerrado geschlossen schließt kapatıldı kapandı закрыт закрыта
закрыл закрыла נסגר נסגרה

maintenu maintenue
| levé levée annulé annulée suspendu suspendue reporté reportée

confirmé confirme confirmó confirma bestätigt bestätigte doğruladı подтвердил подтвердила אישר
| démenti dément nié desmintió desmiente dementiert bestritten yalanladı опроверг опровергла
הכחיש הכחישה

上 升 涨 漲 增 増
| 下 降 跌 减 減

胜 勝 赢
| 败 敗 负 負

死
| 伤 傷

افزایش
| کاهش

تایید تصدیق
| تکذیب تردید

آزاد
| بازداشت دستگیر

پیروزی پیروز
| شکست
"""
