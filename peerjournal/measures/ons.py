"""What the questions of the UK Office for National Statistics have in common: their source and their terms.

The four personal well-being questions stand on the page of the Government Statistical Service that harmonises them
(gss.civilservice.gov.uk/policy-store/personal-well-being/, 17 April 2019), with 0 'not at all' and 10 'completely'; the
direct question on loneliness on gss.civilservice.gov.uk/policy-store/loneliness-indicators/ (13 May 2020), and in the
guidance of ONS (ons.gov.uk, "Measuring loneliness: guidance for use of the national indicators on surveys"). Its three
companions come from the UCLA scale, whose terms are another's, and are therefore not here.

ONS says that whoever wants to re-use its material "may do so freely without a specific application for a licence,
subject to the conditions of the OGL", with the attribution below (webarchive.nationalarchives.gov.uk/20130516090747/
www.ons.gov.uk/ons/site-information/information/creative-commons-license/, there for OGL v1.0; the line for v3.0 is
asked for on ons.gov.uk/methodology/geography/licences). The licence: nationalarchives.gov.uk/doc/
open-government-licence/version/3/.
"""

SOURCE = "Source: Office for National Statistics licensed under the Open Government Licence v.3.0"
LICENCE = "Open Government Licence v3.0"
WELL_BEING_VERSION = "GSS harmonised principle, 17 April 2019"
LONELINESS_VERSION = "GSS harmonised standard, 13 May 2020"
EACH_BY_ITSELF = "Each question stands by itself, 0 to 10; ONS adds none of them up."
